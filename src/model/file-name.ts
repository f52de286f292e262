import type { Instant } from '../api/types.ts';
import { localDay } from './day-edges.ts';
import { requireInstant } from './instant.ts';

/** The range of an answer. */
export interface FileRange {
  readonly from: Instant;
  readonly to: Instant;
  readonly time_zone: string;
}

/** File systems take 255 bytes; dates, ending and the number of a copy have to fit in beside. */
const longestTitle = 160;
/** Names that stand for devices on Windows, whatever their ending. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** Letters and digits of any script in small letters, with hyphens between: "credits-per-day". */
function slug(title: string): string {
  const words = title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  const encoder = new TextEncoder();
  let cut = '';
  let bytes = 0;
  for (const sign of words) {
    bytes += encoder.encode(sign).length;
    if (bytes > longestTitle) break;
    cut += sign;
  }
  return cut.replace(/^[-\p{M}]+|-+$/gu, '');
}

function daysOf({ from, to, time_zone: zone }: FileRange): string[] {
  const first = localDay(requireInstant(from, 'from'), zone);
  const last = localDay(requireInstant(to, 'to') - 1, zone);
  return first === last ? [first] : [first, last];
}

/**
 * A name that every file system takes: the title's letters and the first and last day of the range,
 * "credits-per-day-2026-10-22-2026-11-20.csv". Letters of other scripts stay as they are; blanks,
 * slashes and marks that change the direction of writing do not.
 *
 * @param extension without its dot
 */
export function fileName(title: string, extension: string, range?: FileRange): string {
  const name = [slug(title), ...(range ? daysOf(range) : [])].filter(Boolean).join('-');
  return `${name === '' || devices.test(name) ? `usage${name && `-${name}`}` : name}.${extension}`;
}
