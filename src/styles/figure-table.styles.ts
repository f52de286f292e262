import { css } from 'lit';

/** Figures as a table whose head and sums stay in sight. */
export const figureTable = css`
  table {
    inline-size: 100%;
    border-collapse: separate;
    border-spacing: 0;
    font-size: var(--_font-size-m);
  }

  th {
    font-weight: 400;
    text-align: start;
  }

  :is(th, td) {
    padding: 7px 12px;
    border-block-end: 1px solid var(--_border);
  }

  :is(thead, tfoot) > tr > * {
    position: sticky;
    background: var(--_surface-sunken);
  }

  thead > tr > * {
    inset-block-start: 0;
    color: var(--_text-secondary);
    font-size: var(--_font-size-s);
    font-weight: 500;
  }

  tfoot > tr > * {
    inset-block-end: 0;
    border-block-end: 0;
    font-weight: 600;
  }
`;
