import { css } from 'lit';

/** A header whose switch and buttons go below the words where there is no room beside them. */
export const narrowHeader = css`
  @container (max-width: 420px) {
    [part~='header'] {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0 12px;
    }

    [part~='header'] > :first-child {
      display: contents;
    }

    [part~='header'] [part~='subtitle'] {
      grid-column: 1 / -1;
      grid-row: 2;
    }
  }

  @container (max-width: 330px) {
    [part~='header']:has([part~='switch']) > [part~='actions'] {
      grid-column: 1 / -1;
      flex-wrap: wrap;
      justify-content: flex-end;
      margin-block: 4px;
    }

    [part~='switch'] {
      margin-inline-end: auto;
    }

    [part~='switch-item'] {
      padding-inline: 6px;
    }
  }
`;
