import { parentPort, workerData } from 'node:worker_threads';
import { languages } from '#i18n/languages.ts';
import { z } from 'zod';
import { compareTexts } from './comparison.ts';

const texts = z.object({ older: z.string(), newer: z.string(), language: z.enum(languages) });

// A thread of its own: compares the two texts that it was begun with, and ends.
const { older, newer, language } = texts.parse(workerData);
parentPort?.postMessage(compareTexts(older, newer, language), []);
