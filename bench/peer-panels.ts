import { PanelBuilder as Bars } from '@grafana/grafana-foundation-sdk/bargauge';
import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import * as common from '@grafana/grafana-foundation-sdk/common';
import {
  FieldColorBuilder,
  type FieldColorModeId,
  type Panel,
  type Threshold,
  ThresholdsConfigBuilder,
  ThresholdsMode,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as Gauge } from '@grafana/grafana-foundation-sdk/gauge';
import { DataqueryBuilder, PromQueryFormat, QueryEditorMode } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as Stat } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as Table } from '@grafana/grafana-foundation-sdk/table';
import { PanelBuilder as Timeseries } from '@grafana/grafana-foundation-sdk/timeseries';
import type { PanelTexts as Texts } from './peer-expressions.ts';
import { type Kind, legendOf, panelDescription, panelTitle, type Variant } from './workload.ts';

const source = { type: 'prometheus', uid: '${datasource}' };

/** The ten panels of a variant with the same properties as in dashboards.ts, in the SDK's builders. */
export function peerPanels(variant: Variant, texts: Texts): Builder<Panel>[] {
  const line = (kind: Kind) => lines(kind, variant, texts);
  return [
    line('Requests').unit('reqps').min(0).height(8).span(8),
    limited(line('Failures'), variant.limit).unit('percentunit').min(0).max(1).height(8).span(8),
    number('Success', variant, texts)
      .unit('percentunit')
      .decimals(1)
      .min(0)
      .max(1)
      .thresholds(steps(['red', null], ['green', 0.9])),
    line('Latency')
      .unit('s')
      .min(0)
      .legend(legend(['lastNotNull', 'max']))
      .height(8)
      .span(8),
    dial(variant, texts),
    number('Amount', variant, texts).unit('short').decimals(0).colorMode(common.BigValueColorMode.Value),
    bars(variant, texts),
    table(variant, texts),
    line('Traffic').unit('Bps').fillOpacity(30).lineWidth(1).height(8).span(12),
    limited(line('Slow routes'), variant.limit)
      .lineInterpolation(common.LineInterpolation.StepAfter)
      .unit('s')
      .min(0)
      .height(8)
      .span(12),
  ];
}

function lines(kind: Kind, variant: Variant, texts: Texts): Timeseries {
  return new Timeseries()
    .title(panelTitle(kind, variant))
    .description(panelDescription(kind, variant))
    .noValue('No requests')
    .datasource(source)
    .withTarget(query(texts[kind]).legendFormat(legendOf(variant)).range())
    .legend(legend([]))
    .tooltip(new common.VizTooltipOptionsBuilder().mode(common.TooltipDisplayMode.Single).sort(common.SortOrder.None))
    .drawStyle(common.GraphDrawStyle.Line)
    .lineInterpolation(common.LineInterpolation.Linear)
    .lineWidth(2)
    .fillOpacity(10)
    .showPoints(common.VisibilityMode.Auto)
    .spanNulls(false)
    .stacking(new common.StackingConfigBuilder().group('A').mode(common.StackingMode.None))
    .colorScheme(color('palette-classic'))
    .mappings([])
    .thresholds(steps(['green', null]));
}

function limited(panel: Timeseries, limit: number): Timeseries {
  return panel
    .thresholds(steps(['green', null], ['red', limit]))
    .thresholdsStyle(new common.GraphThresholdsStyleConfigBuilder().mode(common.GraphThresholdsStyleMode.Line));
}

function number(kind: Kind, variant: Variant, texts: Texts): Stat {
  return new Stat()
    .title(panelTitle(kind, variant))
    .description(panelDescription(kind, variant))
    .noValue('No requests')
    .datasource(source)
    .withTarget(query(texts[kind]).legendFormat(panelTitle(kind, variant)).instant())
    .colorMode(common.BigValueColorMode.Background)
    .graphMode(common.BigValueGraphMode.None)
    .justifyMode(common.BigValueJustifyMode.Auto)
    .orientation(common.VizOrientation.Auto)
    .percentChangeColorMode(common.PercentChangeColorMode.Standard)
    .reduceOptions(lastValue())
    .showPercentChange(false)
    .textMode(common.BigValueTextMode.Value)
    .wideLayout(true)
    .colorScheme(color('thresholds'))
    .mappings([])
    .thresholds(steps(['green', null]))
    .height(8)
    .span(8);
}

function dial(variant: Variant, texts: Texts): Gauge {
  return new Gauge()
    .title(panelTitle('Queue', variant))
    .description(panelDescription('Queue', variant))
    .noValue('No requests')
    .datasource(source)
    .withTarget(query(texts.Queue).legendFormat(panelTitle('Queue', variant)).instant())
    .minVizHeight(75)
    .minVizWidth(75)
    .orientation(common.VizOrientation.Auto)
    .reduceOptions(lastValue())
    .showThresholdLabels(false)
    .showThresholdMarkers(true)
    .sizing(common.BarGaugeSizing.Auto)
    .colorScheme(color('thresholds'))
    .mappings([])
    .unit('short')
    .decimals(0)
    .min(0)
    .max(100)
    .thresholds(steps(['green', null], ['orange', 50], ['red', 80]))
    .height(8)
    .span(8);
}

function bars(variant: Variant, texts: Texts): Bars {
  return new Bars()
    .title(panelTitle('Busiest routes', variant))
    .description(panelDescription('Busiest routes', variant))
    .noValue('No requests')
    .datasource(source)
    .withTarget(query(texts['Busiest routes']).legendFormat('{{route}}').instant())
    .displayMode(common.BarGaugeDisplayMode.Basic)
    .legend(legend([]).showLegend(false))
    .maxVizHeight(300)
    .minVizHeight(16)
    .minVizWidth(8)
    .namePlacement(common.BarGaugeNamePlacement.Auto)
    .orientation(common.VizOrientation.Horizontal)
    .reduceOptions(lastValue())
    .showUnfilled(true)
    .sizing(common.BarGaugeSizing.Auto)
    .valueMode(common.BarGaugeValueMode.Color)
    .colorScheme(color('thresholds'))
    .mappings([])
    .unit('reqps')
    .min(0)
    .thresholds(steps(['green', null]))
    .height(8)
    .span(12);
}

function table(variant: Variant, texts: Texts): Table {
  return new Table()
    .title(panelTitle('Answers', variant))
    .description(panelDescription('Answers', variant))
    .noValue('No requests')
    .datasource(source)
    .withTarget(query(texts.Answers).format(PromQueryFormat.Table).instant())
    .cellHeight(common.TableCellHeight.Sm)
    .footer(new common.TableFooterOptionsBuilder().countRows(false).reducer(['sum']).show(false))
    .showHeader(true)
    .align(common.FieldTextAlignment.Auto)
    .filterable(false)
    .inspect(false)
    .withTransformation({
      id: 'organize',
      options: {
        excludeByName: { Time: true, __name__: true },
        includeByName: {},
        indexByName: { route: 0, code: 1, Value: 2 },
        renameByName: { route: 'Route', code: 'Code', Value: 'Answers' },
      },
    })
    .colorScheme(color('thresholds'))
    .mappings([])
    .unit('short')
    .decimals(0)
    .thresholds(steps(['green', null]))
    .height(8)
    .span(12);
}

function query(expr: string): DataqueryBuilder & Builder<Dataquery> {
  return new DataqueryBuilder().expr(expr).refId('A').datasource(source).editorMode(QueryEditorMode.Code);
}

function legend(calcs: string[]): common.VizLegendOptionsBuilder {
  return new common.VizLegendOptionsBuilder()
    .calcs(calcs)
    .displayMode(calcs.length > 0 ? common.LegendDisplayMode.Table : common.LegendDisplayMode.List)
    .placement(common.LegendPlacement.Bottom)
    .showLegend(true);
}

function lastValue(): common.ReduceDataOptionsBuilder {
  return new common.ReduceDataOptionsBuilder().calcs(['lastNotNull']).fields('').values(false);
}

function color(mode: `${FieldColorModeId}`): FieldColorBuilder {
  return new FieldColorBuilder().mode(mode as FieldColorModeId);
}

function steps(...colors: [color: string, value: number | null][]): ThresholdsConfigBuilder {
  const list = colors.map(([color, value]): Threshold => ({ color, value }));
  return new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps(list);
}
