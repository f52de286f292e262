/** The way for pages without a clipboard API, as those that are not served by HTTPS. */
function copySelected(text: string, near: HTMLElement): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.className = 'visually-hidden';
  near.after(field);
  field.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    near.focus({ preventScroll: true });
  }
}

/**
 * Puts a text on the clipboard. `false`: the browser does not allow it.
 *
 * @param near the button that was pressed; it keeps the focus
 */
export async function copyText(text: string, near: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Missing, or refused by the user, by a policy or by the frame that the page is in.
    return copySelected(text, near);
  }
}
