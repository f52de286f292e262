import * as v from 'valibot';
import { UsageError } from './errors.ts';

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** What a value is, short enough for a sentence: `"abc"`, `12`, `a list of 3`, `nothing`. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return shorten(JSON.stringify(value));
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

/**
 * Reports a breach of the contract.
 * @param pointer JSON Pointer to the place in the answer; '' is the answer as a whole.
 * @param expected what the contract demands there, as a noun.
 * @param found what stands there; told by `describe`.
 * @throws UsageError of type `contract`, always.
 */
export function breach(pointer: string, expected: string, found: unknown): never {
  throw new UsageError(
    'contract',
    `The usage API's answer breaks the contract${pointer && ` at ${pointer}`}: expected ${expected}, found ${describe(found)}.`,
    { pointer },
  );
}

/**
 * Checks the shape of a parsed answer. The messages of the schema are what is expected there, as
 * nouns.
 * @returns the answer without fields that the schema does not know.
 * @throws UsageError of type `contract` that points to the first place which does not match.
 */
export function checkShape<T>(schema: v.GenericSchema<unknown, T>, body: unknown): T {
  const result = v.safeParse(schema, body, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = issue.path ?? [];
  // A field that is missing is reported by the object around it, whose message is about the object.
  const missing = path.at(-1)?.origin === 'key';
  breach(
    path.map(({ key }) => `/${String(key)}`).join(''),
    missing ? 'a value' : issue.message,
    issue.input,
  );
}
