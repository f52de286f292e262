/** The address of a group's own page; `undefined` where its key cannot stand in one. */
export function hrefFor(template: string, key: string): string | undefined {
  // Browsers take these out of a path, however they are written.
  if (key === '' || key === '.' || key === '..') return undefined;
  try {
    const encoded = encodeURIComponent(key);
    return template.replaceAll('{key}', () => encoded);
  } catch {
    // Half a surrogate pair is no text.
    return undefined;
  }
}
