import type manifest from '../custom-elements.json';

type Manifest = typeof manifest;

interface Named {
  readonly name: string;
}

/**
 * The manifest with parts and slots named as they are written. The docs table has one row a name,
 * so a part called like a property would take its place.
 */
export function withDistinctNames({ modules, ...rest }: Manifest): object {
  return {
    ...rest,
    modules: modules.map(({ declarations, ...module }) => ({
      ...module,
      declarations: declarations.map((declaration) => ({
        ...declaration,
        ...renamed(declaration, 'cssParts', (name) => `::part(${name})`),
        ...renamed(declaration, 'slots', (name) => (name ? `<slot name="${name}">` : '<slot>')),
      })),
    })),
  };
}

function renamed(
  declaration: object,
  list: 'cssParts' | 'slots',
  rename: (name: string) => string,
): object {
  const entries = (declaration as Partial<Record<typeof list, readonly Named[]>>)[list];
  return entries
    ? { [list]: entries.map((entry) => ({ ...entry, name: rename(entry.name) })) }
    : {};
}
