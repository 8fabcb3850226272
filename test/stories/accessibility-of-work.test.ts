import { eachIsLookedAt } from '../browser/looked-at.ts';
import { viewsOfWork } from '../browser/views.ts';

// Beside accessibility.test.ts: two browsers look at twice as much at a time.
eachIsLookedAt(viewsOfWork);
