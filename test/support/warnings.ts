/** What is written as a warning, until it is restored. */
export function warnings(): { readonly messages: string[]; restore(): void } {
  const { warn } = console;
  const messages: string[] = [];
  console.warn = (message: string) => void messages.push(message);
  return { messages, restore: () => void (console.warn = warn) };
}
