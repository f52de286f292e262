/** Slots of a new set; a power of two, as every later size. */
const fewest = 1024;

/**
 * Texts that were met before, by 64 bits of each instead of itself: 16 bytes a text, however long it is.
 * Two different ones out of a hundred thousand are taken for the same once in four billion such sets.
 */
export class TextSet {
  /** Two words a slot; both 0: free. */
  #slots = new Uint32Array(2 * fewest);
  #size = 0;

  /** @returns whether the text is new */
  add(text: string): boolean {
    const [low, high] = hashText(text);
    if (!this.#put(low, high)) return false;
    this.#size++;
    if (4 * this.#size > this.#slots.length) this.#grow();
    return true;
  }

  #put(low: number, high: number): boolean {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let at = (2 * low) & mask; ; at = (at + 2) & mask) {
      if (slots[at] === low && slots[at + 1] === high) return false;
      if (slots[at] !== 0 || slots[at + 1] !== 0) continue;
      slots[at] = low;
      slots[at + 1] = high;
      return true;
    }
  }

  #grow(): void {
    const former = this.#slots;
    this.#slots = new Uint32Array(2 * former.length);
    for (let at = 0; at < former.length; at += 2) {
      if (former[at] !== 0 || former[at + 1] !== 0) this.#put(former[at]!, former[at + 1]!);
    }
  }
}

/**
 * Two independent words of 32 bits, never both 0. FNV-1a in two runs with multipliers of their own, each
 * mixed at the end as in MurmurHash3 (Austin Appleby, `fmix32`).
 */
export function hashText(text: string): readonly [low: number, high: number] {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b);
  }
  return [mix(low) || 1, mix(high)];
}

function mix(word: number): number {
  let mixed = word ^ (word >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
