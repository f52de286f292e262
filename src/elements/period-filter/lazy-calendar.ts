import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Day } from '../../api/types.ts';
import { translate } from '../../model/texts.ts';
import { periodTexts } from './period-filter.texts.ts';
import type { CalendarView, RangeCalendar } from './range-calendar.ts';

type CalendarModule = typeof import('./range-calendar.ts');
let calendarModule: CalendarModule | undefined;

/** Room for two months beside the presets; with a coarse pointer days are larger. */
const twoMonths = '(min-width: 560px) and (not (pointer: coarse)), (min-width: 880px)';
const coarse = '(pointer: coarse)';
/** One month below everything else; as in the style sheet. */
const sheet = '(max-width: 559.98px)';

/** Widths in CSS pixels. */
const widths = { month: 266, coarseMonth: 324, presets: 192, padding: 12 };

/** The calendar of a popup: loaded when that opens first, with as many months as the page has room for. */
export class LazyCalendar {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #onPick: (day: Day) => void;
  #calendar: RangeCalendar | undefined;
  #failed = false;
  #media: MediaQueryList | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, onPick: (day: Day) => void) {
    this.#host = host;
    this.#onPick = onPick;
  }

  /** The months in sight, in words. */
  get title(): string | undefined {
    return this.#calendar?.title;
  }

  get #months(): number {
    // Not of the list that is listened to: the popup asks for its width before that is there.
    return matchMedia(twoMonths).matches ? 2 : 1;
  }

  /** Width of the popup in CSS pixels. */
  inlineSize(hasPresets: boolean): number {
    if (matchMedia(sheet).matches) return innerWidth;
    const month = matchMedia(coarse).matches ? widths.coarseMonth : widths.month;
    return (hasPresets ? widths.presets : widths.padding) + month * this.#months;
  }

  /** Begins anew with what is chosen. Where the code cannot be had, the next opening tries again. */
  async open(): Promise<void> {
    this.close();
    this.#media = matchMedia(twoMonths);
    this.#media.addEventListener('change', this.#onMedia);
    this.reset();
    try {
      calendarModule ??= await import('./range-calendar.ts');
      this.#calendar ??= new calendarModule.RangeCalendar(this.#host, this.#onPick);
      this.#failed = false;
    } catch {
      this.#failed = true;
    }
    this.#host.requestUpdate();
  }

  /** Shows the end of the range again. */
  reset(): void {
    this.#calendar?.reset();
  }

  close(): void {
    this.#media?.removeEventListener('change', this.#onMedia);
    this.#media = undefined;
  }

  /** Brings a day into sight. */
  show(day: Day): void {
    this.#calendar?.show(day);
  }

  readonly #onMedia = (): void => this.#host.requestUpdate();

  render(view: Omit<CalendarView, 'months'>): TemplateResult {
    const { format } = view;
    if (this.#failed) {
      return html`<p part="message">${translate(format, periodTexts, 'calendarFailed')}</p>`;
    }
    return html`<div
      part="calendar"
      role="group"
      aria-label=${translate(format, periodTexts, 'calendar')}
      aria-busy=${!this.#calendar}
    >
      ${this.#calendar?.render({ ...view, months: this.#months })}
    </div>`;
  }
}
