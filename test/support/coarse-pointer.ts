/**
 * Lets what an element's styles say for a coarse pointer count, which no engine can be told to have
 * here: the rules are adopted once more without their condition.
 */
export function withCoarsePointer(element: Element): void {
  const root = element.shadowRoot!;
  const rules = root.adoptedStyleSheets
    .flatMap(({ cssRules }) => [...cssRules])
    .filter((rule) => rule instanceof CSSMediaRule)
    .filter(({ conditionText }) => conditionText.includes('pointer: coarse'))
    .flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules.join('\n'));
  root.adoptedStyleSheets.push(sheet);
}
