import { expect } from '@open-wc/testing';
import { placeTooltip } from '../../src/controllers/tooltip-controller.ts';

const view = { width: 1000, height: 700 };
const own = { width: 180, height: 80 };
const bucket = (left: number, top = 200) => ({
  left,
  right: left + 20,
  top,
  bottom: top + 240,
});

describe('placeTooltip', () => {
  it('stands after the bucket, level with the top of the plot', () => {
    expect(placeTooltip(bucket(400), own, view)).to.deep.equal({ left: 432, top: 200 });
  });

  it('stands before it where there is no room after it', () => {
    expect(placeTooltip(bucket(900), own, view)).to.deep.equal({ left: 708, top: 200 });
  });

  it('stands above it where there is no room beside it', () => {
    const narrow = { width: 320, height: 700 };
    expect(placeTooltip(bucket(150), own, narrow)).to.deep.equal({ left: 70, top: 108 });
  });

  it('stands below it where there is no room above either', () => {
    const narrow = { width: 320, height: 700 };
    expect(placeTooltip(bucket(150, 40), own, narrow)).to.deep.equal({ left: 70, top: 292 });
  });

  it('stays in the window when the bucket has left it', () => {
    expect(placeTooltip(bucket(400, -300), own, view).top).to.equal(8);
    expect(placeTooltip(bucket(400, 900), own, view).top).to.equal(612);
    expect(placeTooltip(bucket(-90), own, view).left).to.equal(8);
    expect(placeTooltip(bucket(1200), own, view).left).to.equal(812);
  });
});
