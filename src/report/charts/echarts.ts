import { RadarChart } from 'echarts/charts';
import { LegendComponent, RadarComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

// Only what the reports draw: the whole of ECharts takes several times as long to load.
use([RadarChart, RadarComponent, LegendComponent, SVGRenderer]);

export { init };
