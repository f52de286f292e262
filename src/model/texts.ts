import type { UnavailableReason } from '../api/types.ts';
import type { UsageErrorType } from '../api/errors.ts';

/** Forms of one text, chosen by the value `count` and the plural rules of the locale. */
export type PluralText = Readonly<{ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>>;

/** What fills `{name}` in a text. Numbers are written as the locale writes whole numbers. */
export type TextValues = Readonly<Record<string, string | number>>;

/** A host's own text: with placeholders, with plural forms, or made by a function. */
export type TextOverride = string | PluralText | ((values: TextValues) => string);

/** A host's own texts by name: `{ 'credit-chart.title': 'Guthaben' }`. All others stay as they are. */
export type TextOverrides = Readonly<Record<string, TextOverride>>;

type DefaultTexts = Readonly<Record<string, string | PluralText>>;

/** The default texts of one element, or of a part that elements share. */
export interface Texts<T extends DefaultTexts = DefaultTexts> {
  /** Stands before the dot in the names of overrides. */
  readonly name: string;
  readonly defaults: T;
}

/** What `translate` needs to know of a `UsageFormat`. */
export interface TextFormat {
  readonly texts: TextOverrides | undefined;
  count(value: number): string;
  plural(count: number): Intl.LDMLPluralRule;
}

type Placeholders<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;
type NamesIn<Text> = Placeholders<Text extends string ? Text : Text[keyof Text]>;
type ValuesOf<Text> = [NamesIn<Text>] extends [never]
  ? [values?: TextValues]
  : [values: Readonly<Record<NamesIn<Text>, string | number>>];

/** Names the default texts of an element: `defineTexts('credit-chart', { title: 'Credits' })`. */
export function defineTexts<const T extends DefaultTexts>(name: string, defaults: T): Texts<T> {
  return { name, defaults };
}

function isText(text: unknown): text is TextOverride {
  if (typeof text === 'string' || typeof text === 'function') return true;
  return typeof text === 'object' && typeof (text as PluralText | null)?.other === 'string';
}

/**
 * A text in the host's words, else in ours. Values are inserted as they are, as text and never as
 * markup; a placeholder without a value stays visible.
 */
export function translate<T extends DefaultTexts, Key extends keyof T & string>(
  format: TextFormat,
  texts: Texts<T>,
  key: Key,
  ...[given]: ValuesOf<T[Key]>
): string {
  const values: TextValues = given ?? {};
  const override: unknown = format.texts?.[`${texts.name}.${key}`];
  const text: TextOverride = isText(override) ? override : texts.defaults[key]!;
  if (typeof text === 'function') return text(values);
  const form =
    typeof text === 'string' ? text : (text[format.plural(Number(values['count']))] ?? text.other);
  return form.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : placeholder;
    return typeof value === 'number' ? format.count(value) : value!;
  });
}

/** Texts of the states that all elements share. */
export const stateTexts = defineTexts('state', {
  loading: 'Loading',
  stillLoading: 'Still loading.',
  stillLoadingHint: 'Long periods take longer.',
  cancel: 'Cancel',
  cancelled: 'Loading was cancelled.',
  refreshing: 'Refreshing',
  /** While another question's answer still stands there. */
  former: 'Still showing {range}.',
  empty: 'Nothing was used in this period.',
  emptyHint: 'Test traffic does not count. Try a longer period or fewer filters.',
  noData: 'No data',
  tryAgain: 'Try again',
  details: 'Details',
  /** With the time since `as_of`: "2 minutes old". */
  notRefreshed: 'Could not refresh. These figures are {age}.',
  forbidden: 'This needs the role {role}.',
  forbiddenOwnRole: 'Your role is {role}.',
  forbiddenHint: 'An administrator of your organization can give it to you.',
  unconfigured: 'Not connected to a usage API.',
  unconfiguredProvider: 'No <usage-provider> with the id "{id}" is on this page.',
  unconfiguredHint: 'Place this element inside <usage-provider base-url="…">.',
});

/** Groups of figures, wherever they are named. */
export const groupTexts = defineTexts('group', {
  others: { one: '{count} other', other: '{count} others' },
  deleted: '{name} (deleted)',
  /** Beside a name. */
  deletedTag: 'deleted',
  notAssigned: 'Not assigned',
  /** Where another group has the same name. */
  withKey: '{name} ({key})',
  notMeasured: 'Not measured',
  total: 'Total',
  unavailable: 'The usage service does not tell figures by {dimension}.',
  forbidden: 'Figures by {dimension} take the role {role}.',
});

/** What went wrong, in a sentence for those who use the page. */
export const errorTexts = defineTexts('error', {
  configuration: 'The usage service of this page does not offer this.',
  connection: 'The usage service could not be reached.',
  timeout: 'The usage service took too long to answer.',
  authentication: 'You are no longer signed in to the usage service.',
  forbidden: 'You are not allowed to see this.',
  not_found: 'This was not found.',
  invalid_request: 'The usage service could not answer this question.',
  rate_limit: 'Too many requests at the moment. Wait a little, then try again.',
  server: 'The usage service has a problem.',
  contract: 'The answer of the usage service could not be read, so nothing is shown.',
} satisfies Record<UsageErrorType, string>);

/** What to look at, for those who build the page. The error's own message has the particulars. */
export const errorHints = defineTexts('error-hint', {
  configuration:
    'Check the attributes and properties of the provider, and what the API says it can do.',
  connection: 'Check base-url, the network and, for another origin, the CORS headers of the API.',
  timeout: 'Check the API under load, or give it more time. A shorter period asks for less.',
  authentication: 'The API answered 401, also to a new token. Check getToken and credentials.',
  forbidden: 'The API answered 403. Check the role of the signed-in user.',
  not_found: 'The API answered 404. Check base-url, the paths and the ids.',
  invalid_request: 'The API refused the request. Compare its parameters with the capabilities.',
  rate_limit: 'The API answered 429. It is asked again after the time that it names.',
  server: 'The API answered with a server error. Its log should say more.',
  contract: 'Compare the answer with the OpenAPI document of this package.',
} satisfies Record<UsageErrorType, string>);

/** Instead of a figure that the API does not give. */
export const unavailableTexts = defineTexts('unavailable', {
  unknown: 'Not available',
  coming_soon: 'Coming soon',
  forbidden: 'Not allowed',
} satisfies Record<UnavailableReason, string>);
