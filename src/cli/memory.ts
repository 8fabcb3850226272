import { setFlagsFromString } from 'node:v8';

/**
 * Rendering leaves much behind that is needed no more, and with room to spare the runtime lets it lie: of 30 MB in use it made
 * 300 MB. Collected earlier it costs no more time, as what is young fits the processor's own memory.
 */
export function spareMemory(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=60');
}
