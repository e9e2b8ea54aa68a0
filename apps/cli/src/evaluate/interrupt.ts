/** Ctrl-C and friends, as a signal that the work can look at; the second one ends the process at once. */
export function onInterrupt(
  exit: (code: number) => void,
  interruptedCode: number,
): { signal: AbortSignal; stop(): void } {
  const controller = new AbortController();
  const handle = () => {
    if (controller.signal.aborted) exit(interruptedCode);
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
