/** uPlot for the lines; the donut, which it does not have, as a few SVG circles. */
import 'uplot/dist/uPlot.min.css';
import uPlot from 'uplot';
import { colors, dashOf, type UsageData } from '../data.ts';
import { part, startPage } from '../pages/page.ts';
import { showTable } from '../pages/table.ts';

const dataOf = ({ starts, values }: UsageData): uPlot.AlignedData => [
  starts.map((start) => start / 1000),
  ...(values as number[][]),
];

function createPlot(data: UsageData): uPlot {
  const { clientWidth: width, clientHeight: height } = part('chart');
  const series = data.agents.map((label, index) => ({
    label,
    stroke: colors[index % colors.length]!,
    width: 2,
    dash: dashOf(index),
    points: { show: false },
  }));
  const scales = {
    y: { range: (_: uPlot, __: number, max: number): [number, number] => [0, max] },
  };
  return new uPlot(
    {
      width,
      height,
      legend: { show: false },
      scales,
      series: [{}, ...series],
      axes: [{ size: 30 }, { size: 40 }],
      padding: [8, 8, 0, 0],
    },
    dataOf(data),
    part('chart'),
  );
}

const namespace = 'http://www.w3.org/2000/svg';
const radius = 90;
const circumference = 2 * Math.PI * radius;

function showDonut({ shares }: UsageData): void {
  const box = part('donut');
  if (!box.firstChild) {
    const svg = document.createElementNS(namespace, 'svg');
    svg.setAttribute('viewBox', '-140 -140 280 280');
    shares.forEach((_, index) => {
      const circle = document.createElementNS(namespace, 'circle');
      circle.setAttribute('r', String(radius));
      circle.setAttribute('fill', 'none');
      circle.setAttribute('stroke', colors[index % colors.length]!);
      circle.setAttribute('stroke-width', '60');
      svg.append(circle);
    });
    box.append(svg);
  }
  const whole = shares.reduce((sum, { value }) => sum + value, 0);
  let before = 0;
  box.querySelectorAll('circle').forEach((circle, index) => {
    const length = ((shares[index]?.value ?? 0) / whole) * circumference;
    circle.setAttribute('stroke-dasharray', `${length} ${circumference - length}`);
    circle.setAttribute('stroke-dashoffset', String(-before));
    before += length;
  });
}

let plot: uPlot | undefined;
startPage((data) => {
  if (plot) plot.setData(dataOf(data));
  else plot = createPlot(data);
  showDonut(data);
  showTable(data.rows);
});
