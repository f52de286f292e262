/** A function that keeps its last result for as long as its arguments are the same objects. */
export function keepLast<Arguments extends readonly unknown[], Result>(
  make: (...given: Arguments) => Result,
): (...given: Arguments) => Result {
  let last: { readonly given: Arguments; readonly result: Result } | undefined;
  return (...given) => {
    if (!last || given.some((value, index) => !Object.is(value, last?.given[index]))) {
      last = { given, result: make(...given) };
    }
    return last.result;
  };
}
