import type { TableRow } from '../data.ts';
import { part } from './page.ts';

/** The plain table of the pages without a framework: rows stay, their texts change. */
export function showTable(rows: readonly TableRow[]): void {
  const box = part('table');
  if (!box.firstChild) box.append(createTable(rows.length));
  const lines = box.querySelectorAll('tbody tr');
  rows.forEach(({ contact, agent, messages, credits }, index) => {
    const texts = [contact, agent, String(messages), credits.toFixed(2)];
    texts.forEach((text, column) => (lines[index]!.children[column]!.textContent = text));
  });
}

function createTable(rows: number): HTMLTableElement {
  const table = document.createElement('table');
  const header = table.createTHead().insertRow();
  for (const name of ['Contact', 'Agent', 'Messages', 'Credits']) {
    header.append(Object.assign(document.createElement('th'), { textContent: name }));
  }
  const body = table.createTBody();
  for (let row = 0; row < rows; row++) {
    const line = body.insertRow();
    for (let column = 0; column < 4; column++) line.insertCell();
  }
  return table;
}
