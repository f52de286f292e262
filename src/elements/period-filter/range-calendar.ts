import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Day } from '../../api/types.ts';
import { chevronIcon } from '../../internal/icons.ts';
import {
  createMonthCalendar,
  daysIntoWeek,
  type MonthCalendar,
} from '../../model/calendar-months.ts';
import { dayLength, midnightOf, toDay } from '../../model/day-edges.ts';
import type { UsageFormat } from '../../model/format.ts';
import { translate } from '../../model/texts.ts';
import { isTooLong, type DayLimits } from './day-limits.ts';
import { periodTexts } from './period-filter.texts.ts';

/** What the calendar shows. */
export interface CalendarView {
  readonly format: UsageFormat;
  readonly limits: DayLimits;
  /** First and last day of the range; while one is being picked, `start` alone. */
  readonly start: Day | undefined;
  readonly end: Day | undefined;
  /** Whether `start` was picked and the other day is awaited. */
  readonly isPicking: boolean;
  /** How many months are in sight. */
  readonly months: number;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

type Host = ReactiveControllerHost & HTMLElement;

const ofDay = (day: Day | undefined) => (day === undefined ? undefined : midnightOf(day));

/**
 * Months to pick two days in, after the date grid of the date picker dialog in the ARIA Authoring
 * Practices Guide: one stop for the Tab key, arrows from day to day, Home and End within the week,
 * Page Up and Page Down by months, with Shift by years.
 */
export class RangeCalendar {
  readonly #host: Host;
  readonly #onPick: (day: Day) => void;
  #calendar: MonthCalendar | undefined;
  #locale: string | undefined;
  #view: CalendarView | undefined;
  /** First day of the first month in sight, and the day that the keyboard is on: UTC midnights. */
  #first: number | undefined;
  #focused = 0;
  /** Where the range would end that is being picked. */
  #pointed: number | undefined;

  constructor(host: Host, onPick: (day: Day) => void) {
    this.#host = host;
    this.#onPick = onPick;
  }

  /** The months in sight: "October 2026, November 2026". */
  get title(): string {
    return this.#starts()
      .map((start) => this.#calendar?.title(start))
      .join(', ');
  }

  /** Forgets where it was: the next picture is that of the range's end. */
  reset(): void {
    this.#first = undefined;
    this.#pointed = undefined;
  }

  /** Brings a day into sight. */
  show(day: Day): void {
    if (this.#first === undefined) return;
    this.#focused = this.#clamp(midnightOf(day)!);
    this.#keepInSight();
    this.#host.requestUpdate();
  }

  #limit(edge: 'first' | 'last'): number | undefined {
    return ofDay(this.#view?.limits[edge]);
  }

  #clamp(midnight: number): number {
    const last = Math.min(midnight, this.#limit('last') ?? midnight);
    return Math.max(last, this.#limit('first') ?? last);
  }

  #starts(): readonly number[] {
    const first = this.#first;
    if (first === undefined || !this.#calendar) return [];
    const { addMonths } = this.#calendar;
    return Array.from({ length: this.#view?.months ?? 1 }, (_, index) => addMonths(first, index));
  }

  /** Turns as few pages as needed for the day that the keyboard is on. */
  #keepInSight(): void {
    const [calendar, view] = [this.#calendar, this.#view];
    if (!calendar || !view) return;
    const month = calendar.startOfMonth(this.#focused);
    const last = calendar.startOfMonth(Math.max(month, this.#limit('last') ?? month));
    const starts = this.#starts();
    // More months may fit than before; there is nothing to see in those to come.
    const [first = -Infinity] = starts;
    if (starts.includes(month) && starts.at(-1)! <= last) return;
    this.#first = month < first ? month : calendar.addMonths(month, 1 - view.months);
  }

  #follow(view: CalendarView): MonthCalendar {
    const isNew = this.#first === undefined;
    this.#view = view;
    if (!this.#calendar || this.#locale !== view.format.locale) {
      this.#locale = view.format.locale;
      this.#calendar = createMonthCalendar(view.format.locale);
    }
    if (isNew) this.#focused = ofDay(view.end ?? view.start ?? view.limits.last)!;
    this.#focused = this.#clamp(this.#focused);
    this.#keepInSight();
    return this.#calendar;
  }

  #range(): Range | undefined {
    const { start, end, isPicking } = this.#view ?? {};
    const from = ofDay(start ?? end);
    const to = isPicking ? (this.#pointed ?? from) : ofDay(end ?? start);
    if (from === undefined || to === undefined) return undefined;
    return { from: Math.min(from, to), to: Math.max(from, to) };
  }

  #isOff(midnight: number): boolean {
    if (this.#clamp(midnight) !== midnight) return true;
    const { start, isPicking, limits } = this.#view!;
    if (!isPicking || start === undefined) return false;
    const day = toDay(midnight);
    return day < start ? isTooLong(day, start, limits) : isTooLong(start, day, limits);
  }

  /** Whether there is something to see some months on. */
  #canTurn(months: -1 | 1): boolean {
    const calendar = this.#calendar!;
    const starts = this.#starts();
    if (months < 0) {
      const first = this.#limit('first');
      return first === undefined || calendar.startOfMonth(first) < starts[0]!;
    }
    return calendar.startOfMonth(this.#limit('last')!) > starts.at(-1)!;
  }

  #turn(months: -1 | 1): void {
    if (!this.#canTurn(months)) return;
    const { addMonths, startOfMonth } = this.#calendar!;
    this.#first = addMonths(this.#first!, months);
    if (!this.#starts().includes(startOfMonth(this.#focused))) {
      this.#focused = this.#clamp(addMonths(this.#focused, months));
    }
    this.#host.requestUpdate();
  }

  #pick(midnight: number): void {
    this.#focused = this.#clamp(midnight);
    if (this.#isOff(midnight)) return;
    this.#pointed = undefined;
    this.#onPick(toDay(midnight));
  }

  #moved(event: KeyboardEvent): number | undefined {
    const { addMonths, weekStart } = this.#calendar!;
    const day = this.#focused;
    const inWeek = daysIntoWeek(day, weekStart);
    const onwards = getComputedStyle(this.#host).direction === 'rtl' ? -1 : 1;
    switch (event.key) {
      case 'ArrowRight':
        return day + onwards * dayLength;
      case 'ArrowLeft':
        return day - onwards * dayLength;
      case 'ArrowDown':
        return day + 7 * dayLength;
      case 'ArrowUp':
        return day - 7 * dayLength;
      case 'Home':
        return day - inWeek * dayLength;
      case 'End':
        return day + (6 - inWeek) * dayLength;
      case 'PageUp':
        return addMonths(day, event.shiftKey ? -12 : -1);
      case 'PageDown':
        return addMonths(day, event.shiftKey ? 12 : 1);
      default:
        return undefined;
    }
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || !dayOf(event)) return;
    const moved = this.#moved(event);
    if (moved !== undefined) {
      this.#focused = this.#clamp(moved);
      this.#pointed = this.#focused;
      this.#keepInSight();
    } else if (event.key === 'Enter' || event.key === ' ') this.#pick(this.#focused);
    else return;
    event.preventDefault();
    event.stopPropagation();
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      const day = this.#host.shadowRoot?.getElementById(`day-${toDay(this.#focused)}`);
      day?.focus({ preventScroll: true });
      day?.scrollIntoView({ block: 'nearest' });
    });
  };

  readonly #onClick = (event: Event): void => {
    const midnight = dayOf(event);
    if (midnight === undefined) return;
    this.#pick(midnight);
    this.#host.requestUpdate();
  };

  readonly #onPointerOver = (event: Event): void => {
    if (this.#view?.isPicking) this.#point(dayOf(event));
  };

  readonly #onPointerLeave = (): void => this.#point(undefined);

  #point(midnight: number | undefined): void {
    const pointed = midnight !== undefined && !this.#isOff(midnight) ? midnight : undefined;
    if (pointed === this.#pointed) return;
    this.#pointed = pointed;
    this.#host.requestUpdate();
  }

  #renderDay(midnight: number, range: Range | undefined): TemplateResult {
    const { format, limits } = this.#view!;
    const calendar = this.#calendar!;
    const day = toDay(midnight);
    const isIn = range !== undefined && range.from <= midnight && midnight <= range.to;
    const [isFrom, isTo] = [midnight === range?.from, midnight === range?.to];
    const isToday = day === limits.last;
    const isOff = this.#isOff(midnight);
    const name = calendar.dayName(midnight);
    const role = isFrom ? (isTo ? 'onlyDay' : 'firstDay') : isTo ? 'lastDay' : undefined;
    const parts = [
      'day',
      isIn && 'selected',
      isFrom && 'range-start',
      isTo && 'range-end',
      isToday && 'today',
      isOff && 'disabled',
    ];
    return html`<td
      part=${parts.filter(Boolean).join(' ')}
      id=${`day-${day}`}
      role="gridcell"
      tabindex=${midnight === this.#focused ? '0' : '-1'}
      aria-label=${role ? translate(format, periodTexts, role, { day: name }) : name}
      aria-selected=${isIn}
      aria-disabled=${isOff ? 'true' : nothing}
      aria-current=${isToday ? 'date' : nothing}
    >
      <span>${format.count(calendar.dayOfMonth(midnight))}</span>
    </td>`;
  }

  #renderMonth(start: number, range: Range | undefined): TemplateResult {
    const calendar = this.#calendar!;
    const id = `month-${toDay(start)}`;
    return html`<table part="month" role="grid" aria-labelledby=${id} aria-multiselectable="true">
      <caption id=${id}>
        ${calendar.title(start)}
      </caption>
      <thead>
        <tr>
          ${calendar.weekdays.map(
            ({ short, long }) => html`<th scope="col" abbr=${long}>${short}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${calendar.weeks(start).map(
          (week) =>
            html`<tr>
              ${week.map((day) =>
                day === undefined ? html`<td></td>` : this.#renderDay(day, range),
              )}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #renderTurn(months: -1 | 1): TemplateResult {
    const name = months < 0 ? 'previousMonth' : 'nextMonth';
    const label = translate(this.#view!.format, periodTexts, name);
    return html`<button
      part="icon-button ${months < 0 ? 'previous' : 'next'}"
      type="button"
      aria-label=${label}
      title=${label}
      aria-disabled=${this.#canTurn(months) ? nothing : 'true'}
      @click=${() => this.#turn(months)}
    >
      ${chevronIcon}
    </button>`;
  }

  render(view: CalendarView): TemplateResult {
    this.#follow(view);
    const range = this.#range();
    return html`${this.#renderTurn(-1)}${this.#renderTurn(1)}
      <div
        class="months"
        @keydown=${this.#onKeyDown}
        @click=${this.#onClick}
        @pointerover=${this.#onPointerOver}
        @pointerleave=${this.#onPointerLeave}
      >
        ${repeat(
          this.#starts(),
          (start) => start,
          (start) => this.#renderMonth(start, range),
        )}
      </div>`;
  }
}

/** The day that an event is about, as its UTC midnight. */
function dayOf(event: Event): number | undefined {
  const cell = (event.target as Element).closest('[part~="day"]');
  return cell ? midnightOf(cell.id.slice('day-'.length)) : undefined;
}
