import { expect } from '@open-wc/testing';
import '../../../src/elements/usage-summary/define.ts';
import { createMockSource } from '../../mocks/mock-source.ts';
import { renderTag } from '../dimension-filter/filter-page.ts';

describe('organization-filter, by role', () => {
  it('keeps those that take another role in the list, and does not choose them', async () => {
    const page = await renderTag('organization-filter', createMockSource());
    await page.openWithAnswer();
    const closed = page.option('Larkfield Studio');
    expect(closed.textContent).to.contain('needs the role Group owner');
    expect(closed.ariaDisabled).to.equal('true');
    closed.click();
    await page.press('End', 'Enter');
    expect(page.activeName).to.equal('Larkfield Studio');
    expect(page.provider.filters.organization).to.deep.equal([]);
    expect(page.isOpen).to.equal(true);
    await page.expectAccessible();
  });

  it('says of one that an address names which role it takes, and lets go of it', async () => {
    const page = await renderTag('organization-filter', createMockSource(), {
      filters: { organization: ['studio'] },
    });
    const name = 'Organization: Larkfield Studio, needs the role Group owner';
    await page.until(() => page.name === name, 'the role');
    page.clear!.click();
    expect(page.provider.filters.organization).to.deep.equal([]);
  });

  it('says what "all" means, and how many are left out once an answer has said so', async () => {
    const page = await renderTag('organization-filter', createMockSource());
    await page.openWithAnswer();
    expect(page.status).to.equal('4 organizations All are those that you may see.');
    page.provider.append(document.createElement('usage-summary'));
    await page.until(
      () => page.name === 'Organization: All organizations, 1 left out',
      'what is left out',
    );
    expect(page.status).to.equal(
      '4 organizations All are those that you may see; 1 more is left out.',
    );
    await page.expectAccessible();
    page.option('Larkfield Home').click();
    await page.until(() => page.name === 'Organization: Larkfield Home', 'one organization');
  });

  it('keeps what it knows of those left out when it is moved', async () => {
    const page = await renderTag('organization-filter', createMockSource());
    page.provider.append(document.createElement('usage-summary'));
    const name = 'Organization: All organizations, 1 left out';
    await page.until(() => page.name === name, 'what is left out');
    const place = document.createElement('section');
    page.provider.append(place);
    place.append(page.element);
    await page.element.updateComplete;
    expect(page.name).to.equal(name);
  });
});
