const warned = new Set<string>();

/** Writes a warning to the console, once for each text. */
export function warnOnce(message: string): void {
  if (warned.has(message)) return;
  warned.add(message);
  console.warn(`usage-elements: ${message}`);
}
