/** Makes the custom elements manifest out of the sources of our elements. */
import { create, ts } from '@custom-elements-manifest/analyzer/index.js';
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
import type {
  ClassDeclaration,
  ClassMember,
  CustomElement,
  Declaration,
  JavaScriptModule,
  Package,
  Reference,
} from 'custom-elements-manifest/schema';

type Described = ClassDeclaration & CustomElement;

/** The tag whose class stands in a module, by where the module lies. */
function tagOf(path: string): string | undefined {
  return /^src\/elements\/([^/]+)\/\1\.ts$/.exec(path)?.[1];
}

function classNameOf(tag: string): string {
  return tag.replace(/(^|-)(\w)/g, (_match, _dash, letter: string) => letter.toUpperCase());
}

/** Where a module lies in the package, whose manifest this is. */
function builtPath(path: string): string {
  return path.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');
}

function isPublic(member: ClassMember): boolean {
  const privacy = member.privacy ?? 'public';
  return privacy === 'public' && !member.static && !/^[_#]/.test(member.name);
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : Number(a.name > b.name);
}

/** Names the class that something is inherited from without the source file, which the package lacks. */
function shorten<T extends object>(item: T): T {
  const from = 'inheritedFrom' in item ? (item.inheritedFrom as Reference) : undefined;
  return from ? { ...item, inheritedFrom: { name: from.name } } : item;
}

function describe(declaration: Described, tag: string): Described {
  const members = (declaration.members ?? []).filter(isPublic).map(shorten);
  const known = new Set(members.map(({ name }) => name));
  const { superclass } = declaration;
  return {
    ...declaration,
    ...(superclass && { superclass: { name: superclass.name, package: superclass.package } }),
    tagName: tag,
    customElement: true,
    members,
    attributes: (declaration.attributes ?? [])
      .filter(({ fieldName }) => !fieldName || known.has(fieldName))
      .map(shorten),
    // Without a word in the class comment it is no event but the variable that holds its name.
    events: (declaration.events ?? []).filter(({ description }) => description).map(shorten),
    slots: (declaration.slots ?? []).map(shorten),
    cssParts: (declaration.cssParts ?? []).map(shorten),
    cssProperties: (declaration.cssProperties ?? []).map(shorten).sort(byName),
  };
}

function isClass(declaration: Declaration): declaration is Described {
  return declaration.kind === 'class';
}

function describeModule({ path, declarations = [] }: JavaScriptModule): JavaScriptModule[] {
  const tag = tagOf(path);
  const name = tag && classNameOf(tag);
  const declaration = declarations.filter(isClass).find((found) => found.name === name);
  if (!tag || !name || !declaration) return [];
  const module = builtPath(path);
  return [
    {
      kind: 'javascript-module',
      path: module,
      declarations: [describe(declaration, tag)],
      exports: [{ kind: 'js', name, declaration: { name, module } }],
    },
    {
      kind: 'javascript-module',
      path: module.replace(/[^/]+$/, 'define.js'),
      declarations: [],
      exports: [{ kind: 'custom-element-definition', name: tag, declaration: { name, module } }],
    },
  ];
}

/**
 * The manifest of all tags: the class of each `elements/<tag>/<tag>.ts` with what it inherits, without
 * what is private, protected, static or starts with an underscore.
 *
 * @param sources text by path, from the project's root with `/`; all that elements inherit from included
 */
export function describeElements(sources: ReadonlyMap<string, string>): Package {
  const modules = [...sources]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true));
  const { schemaVersion, modules: analyzed } = create({ modules, plugins: litPlugin() });
  return { schemaVersion, readme: 'README.md', modules: analyzed.flatMap(describeModule) };
}
