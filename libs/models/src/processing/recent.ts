/** `make`, its `most` latest results remembered. */
export function recent<T>(most: number, make: (key: number) => T): (key: number) => T {
  const known = new Map<number, T>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.delete(key);
    known.set(key, value);
    const [oldest] = known.keys();
    if (known.size > most) known.delete(oldest);
    return value;
  };
}
