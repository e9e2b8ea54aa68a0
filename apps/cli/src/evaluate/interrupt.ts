/** npm passes a Ctrl-C on that the terminal has sent as well: what comes so soon is the same one. */
const SAME_MS = 1000;

/** Ctrl-C and friends, as a signal that the work can look at; a second one ends the process at once. */
export function onInterrupt(
  exit: (code: number) => void,
  interruptedCode: number,
): { signal: AbortSignal; stop(): void } {
  const controller = new AbortController();
  let first = 0;
  const handle = () => {
    const { aborted } = controller.signal;
    if (aborted && Date.now() - first > SAME_MS) exit(interruptedCode);
    if (aborted) return;
    first = Date.now();
    controller.abort();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, handle);
  return {
    signal: controller.signal,
    stop: () => {
      for (const signal of signals) process.off(signal, handle);
    },
  };
}
