import { css } from 'lit';

/** A field with an icon in which one searches. */
export const searchField = css`
  [part~='search'] {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 30px;
    padding: 0 10px;
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius-control);
  }

  [part~='search']:focus-within {
    border-color: var(--_accent);
    box-shadow: 0 0 0 1px var(--_accent);
  }

  [part~='search'] .icon {
    color: var(--_text-tertiary);
  }

  [part~='search'] input {
    flex: 1;
    min-inline-size: 0;
    padding: 0;
    border: 0;
    outline: 0;
    background: none;
    appearance: none;
  }

  [part~='search'] input::placeholder {
    color: var(--_text-tertiary);
    opacity: 1;
  }

  @media (pointer: coarse) {
    [part~='search'] {
      min-block-size: 44px;
    }

    /* Below this size some phones zoom into a field that gets focus. */
    [part~='search'] input {
      font-size: max(16px, 1em);
    }
  }
`;
