import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isVisible, nameOf } from '../../src/model/names.ts';

test('blanks and invisible signs alone show nothing', () => {
  for (const text of ['', ' \n', '\u200b\u200e', '\u202e\u2067'])
    assert.equal(isVisible(text), false);
  for (const text of ['a', '\u202e.', 'دعم']) assert.equal(isVisible(text), true);
});

test('a name that shows nothing gives way to the key', () => {
  assert.equal(nameOf({ key: 'a1', label: '\u200b' }), 'a1');
  assert.equal(nameOf({ key: 'a1', label: ' Support' }), ' Support');
  assert.equal(nameOf({ key: null, label: '' }), '');
});
