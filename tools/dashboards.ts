import type { Artefact } from './artefact.js';
import { type Dashboard, DASHBOARDS, type Panel } from './panels.js';

const DATASOURCE = { type: 'postgres', uid: 'reporting' };
const [WIDTH, HEIGHT] = [12, 9];

const panelOf = ({ title, type, unit, sql }: Panel, index: number): object => ({
  id: index + 1,
  ...{ title, type, datasource: DATASOURCE },
  gridPos: { x: (index % 2) * WIDTH, y: Math.floor(index / 2) * HEIGHT, w: WIDTH, h: HEIGHT },
  fieldConfig: { defaults: { ...(unit && { unit }), noValue: 'withheld or none' }, overrides: [] },
  options: {},
  targets: [
    {
      refId: 'A',
      datasource: DATASOURCE,
      format: type === 'timeseries' ? 'time_series' : 'table',
      rawQuery: true,
      editorMode: 'code',
      rawSql: sql,
    },
  ],
});

const dashboardOf = ({ uid, title, panels }: Dashboard): Artefact => ({
  path: `ops/grafana/dashboards/${uid}.json`,
  content: `${JSON.stringify(
    {
      ...{ uid, title, tags: ['integration-journey'], timezone: 'Europe/Berlin', schemaVersion: 39 },
      editable: false,
      time: { from: 'now-10y', to: 'now' },
      panels: panels.map(panelOf),
    },
    null,
    2,
  )}\n`,
});

/** The dashboards as Grafana reads them. */
export const dashboards = (): Artefact[] => DASHBOARDS.map(dashboardOf);
