/** What a change costs that costs nothing: one text. */
import { part, startPage } from './page.ts';

startPage((_data, filter) => (part('table').textContent = `Filter ${filter}`));
