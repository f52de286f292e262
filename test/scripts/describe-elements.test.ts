import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ClassDeclaration, CustomElement } from 'custom-elements-manifest/schema';
import { describeElements } from '../../scripts/describe-elements.ts';

const base = `
import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';

export abstract class UsageElement extends LitElement {
  /** Id of the provider. */
  @property() provider?: string;

  /** @internal */
  @property({ attribute: false }) secret = 1;

  protected inner = 2;
}`;

const element = `
import { css, html } from 'lit';
import { property, state } from 'lit/decorators.js';
import { UsageElement } from '../usage-element.ts';

/**
 * Says something.
 *
 * @slot empty - Shown when there is nothing.
 * @fires {CustomEvent<{ words: string }>} usage-words-say - After words.
 * @csspart base - The whole.
 * @cssproperty --big-words-size - Size of the words.
 */
export class BigWords extends UsageElement {
  static override styles = css\`\`;

  /** How loud, in decibels. */
  @property({ type: Number, reflect: true }) loudness = 60;

  @property({ attribute: 'max-words', type: Number }) maxWords = 3;

  @state() private counted = 0;

  #hidden = 1;

  /** Says it again. */
  repeat(): void {}

  #fire(type: string): void {
    this.dispatchEvent(new CustomEvent(type));
  }

  private forget(): void {}

  override render() {
    return html\`\`;
  }
}`;

const manifest = describeElements(
  new Map([
    ['src/elements/big-words/big-words.ts', element],
    ['src/elements/usage-element.ts', base],
  ]),
);

describe('the manifest', () => {
  const [module, definition] = manifest.modules;
  const declaration = module?.declarations?.[0] as ClassDeclaration & CustomElement;

  const names = (items: readonly { name: string }[] | undefined) =>
    items?.map(({ name }) => name).sort();

  it('has a module for the class and one that defines the tag, as the package has them', () => {
    assert.equal(manifest.modules.length, 2);
    assert.equal(module?.path, 'dist/elements/big-words/big-words.js');
    assert.equal(definition?.path, 'dist/elements/big-words/define.js');
    assert.equal(definition?.exports?.[0]?.name, 'big-words');
    assert.equal(declaration.tagName, 'big-words');
  });

  it('names attributes, own and inherited', () => {
    assert.deepEqual(names(declaration.attributes), ['loudness', 'max-words', 'provider']);
  });

  it('names what a host may use and nothing else', () => {
    assert.deepEqual(names(declaration.members), ['loudness', 'maxWords', 'provider', 'repeat']);
  });

  it('names slots, events, parts and custom properties', () => {
    assert.deepEqual(names(declaration.slots), ['empty']);
    assert.deepEqual(names(declaration.events), ['usage-words-say']);
    assert.deepEqual(names(declaration.cssParts), ['base']);
    assert.deepEqual(names(declaration.cssProperties), ['--big-words-size']);
  });

  it('keeps types, defaults and descriptions', () => {
    const loudness = declaration.members?.find(({ name }) => name === 'loudness');
    assert.ok(loudness?.kind === 'field');
    assert.equal(loudness.type?.text, 'number');
    assert.equal(loudness.default, '60');
    assert.equal(loudness.description, 'How loud, in decibels.');
  });
});
