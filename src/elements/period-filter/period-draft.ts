import type { Day } from '../../api/types.ts';
import type { DateText } from '../../model/date-text.ts';
import { dayProblem, rangeProblems, type DayLimits, type DayProblem } from './day-limits.ts';

export type Edge = 'start' | 'end';

/** One of the two dates, as it stands in its field. */
export interface DateField {
  readonly text: string;
  /** What the text means; `undefined` while it means no day. */
  readonly day: Day | undefined;
  readonly problem: DayProblem | undefined;
}

/** What a draft is measured by. */
export interface DraftRules {
  readonly dateText: DateText;
  readonly limits: DayLimits;
}

const empty: DateField = { text: '', day: undefined, problem: undefined };

/** The two days that are being chosen, until they are applied. */
export class PeriodDraft {
  readonly #rules: () => DraftRules;
  #fields: Readonly<Record<Edge, DateField>> = { start: empty, end: empty };
  #isTouched = false;
  #isPicking = false;

  constructor(rules: () => DraftRules) {
    this.#rules = rules;
  }

  get start(): DateField {
    return this.#fields.start;
  }

  get end(): DateField {
    return this.#fields.end;
  }

  /** Whether the user has written or picked anything. */
  get isTouched(): boolean {
    return this.#isTouched;
  }

  /** Whether one of two days was picked in the calendar. */
  get isPicking(): boolean {
    return this.#isPicking;
  }

  /** Both days, where they can be applied as they are. */
  get days(): { readonly from: Day; readonly to: Day } | undefined {
    const [from, to] = [this.start.day, this.end.day];
    if (from === undefined || to === undefined) return undefined;
    return rangeProblems(from, to, this.#rules().limits) ? undefined : { from, to };
  }

  /** Begins with what is shown on the page. */
  begin(from?: Day, to?: Day): void {
    this.#isTouched = false;
    this.#isPicking = false;
    this.#fields = { start: this.#field(from), end: this.#field(to) };
  }

  /** A text as it is being written: what is wrong with it is not said before the field is left. */
  type(edge: Edge, text: string): void {
    const { dateText, limits } = this.#rules();
    this.#isTouched = true;
    this.#isPicking = false;
    this.#set(edge, { text, day: dateText.read(text, limits.last), problem: undefined });
  }

  /** Says what is wrong with a date, or writes it out. */
  leave(edge: Edge): void {
    const { text, day } = this.#fields[edge];
    if (day !== undefined) {
      this.#set(edge, { ...this.#field(day), problem: dayProblem(day, this.#rules().limits) });
      if (this.start.day !== undefined && this.end.day !== undefined) this.check();
    } else if (text.trim() !== '') {
      this.#set(edge, { text, day, problem: { type: 'unreadable', text: text.trim() } });
    }
  }

  /** A press on a day: the first one of two, then the other, in whichever order. */
  pick(day: Day): void {
    const first = this.#isPicking ? this.start.day : undefined;
    this.#isTouched = true;
    this.#isPicking = first === undefined;
    const [from, to] =
      first === undefined ? [day, undefined] : first < day ? [first, day] : [day, first];
    this.#fields = { start: this.#field(from), end: this.#field(to) };
  }

  /** Looks at both dates together. Where something is wrong, the first field that has it. */
  check(): Edge | undefined {
    const [from, to] = [this.start.day, this.end.day];
    if (from !== undefined && to !== undefined) {
      const problems = rangeProblems(from, to, this.#rules().limits);
      this.#set('start', { ...this.start, problem: problems?.start });
      this.#set('end', { ...this.end, problem: problems?.end });
    } else {
      this.#requireDay('start');
      this.#requireDay('end');
    }
    if (this.start.problem) return 'start';
    return this.end.problem && 'end';
  }

  #requireDay(edge: Edge): void {
    const { text, day } = this.#fields[edge];
    if (day !== undefined) return;
    const written = text.trim();
    const problem: DayProblem =
      written === '' ? { type: 'missing' } : { type: 'unreadable', text: written };
    this.#set(edge, { text, day, problem });
  }

  #field(day: Day | undefined): DateField {
    if (day === undefined) return empty;
    return { text: this.#rules().dateText.write(day), day, problem: undefined };
  }

  #set(edge: Edge, field: DateField): void {
    this.#fields = { ...this.#fields, [edge]: field };
  }
}
