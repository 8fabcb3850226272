/** A body of which each half comes only when it is asked for, the second when `meanwhile` is over. `taken` counts the first. */
export function inHalves(
  content: Uint8Array,
  { at, meanwhile }: { at: number; meanwhile: () => Promise<void> },
): { body: ReadableStream<Uint8Array>; taken: () => number } {
  const halves = [content.slice(0, at), content.slice(at)];
  let asked = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      // The second half is asked for once the first has been taken: by then it is known who sends.
      async pull(controller) {
        asked += 1;
        if (asked === 2) await meanwhile();
        const half = halves.shift();
        if (half) controller.enqueue(half);
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return { body, taken: () => Math.min(asked, 1) };
}
