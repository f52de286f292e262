/** Chart.js as its first pages show it: everything registered, labels and lists, `update()`. */
import Chart from 'chart.js/auto';
import 'chartjs-adapter-date-fns';
import { colors, dashOf, type UsageData } from '../data.ts';
import { part, startPage } from '../pages/page.ts';
import { showTable } from '../pages/table.ts';

const linesOf = ({ starts, agents, values }: UsageData) => ({
  labels: [...starts],
  datasets: agents.map((label, index) => ({
    label,
    data: [...(values[index] ?? [])],
    borderColor: colors[index % colors.length],
    borderWidth: 2,
    borderDash: dashOf(index),
    pointRadius: 0,
  })),
});
const sharesOf = ({ shares }: UsageData) => ({
  labels: shares.map(({ name }) => name),
  datasets: [{ data: shares.map(({ value }) => value), backgroundColor: [...colors] }],
});
const common = {
  animation: false,
  maintainAspectRatio: false,
  plugins: { legend: { display: false } },
} as const;

function canvasIn(name: 'chart' | 'donut'): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  part(name).append(canvas);
  return canvas;
}

function createCharts(data: UsageData) {
  return {
    lines: new Chart(canvasIn('chart'), {
      type: 'line',
      data: linesOf(data),
      options: {
        ...common,
        scales: { x: { type: 'time', ticks: { maxRotation: 0 } }, y: { beginAtZero: true } },
      },
    }),
    donut: new Chart(canvasIn('donut'), {
      type: 'doughnut',
      data: sharesOf(data),
      options: common,
    }),
  };
}

let charts: ReturnType<typeof createCharts> | undefined;
startPage((data) => {
  if (charts) {
    charts.lines.data = linesOf(data);
    charts.lines.update();
    charts.donut.data = sharesOf(data);
    charts.donut.update();
  } else {
    charts = createCharts(data);
  }
  showTable(data.rows);
});
