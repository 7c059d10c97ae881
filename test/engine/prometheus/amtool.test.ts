import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { checkConfig } from '../../../engine/prometheus/amtool.ts';
import { fetchTimeout, tool } from '../../tools.ts';
import { file, temporaryFolder } from './folder.ts';

let amtool: string;
beforeAll(async () => {
  amtool = await tool('amtool');
}, fetchTimeout);

it('accepts a configuration and its templates', async () => {
  const folder = temporaryFolder();
  file(join(folder, 'mail.tmpl'), '{{ define "subject" }}{{ .Status }}{{ end }}');
  const text = 'templates: ["*.tmpl"]\nroute: { receiver: nobody }\nreceivers: [{ name: nobody }]\n';
  const { ok, output } = await checkConfig(amtool, file(join(folder, 'alertmanager.yml'), text));
  expect(output).toContain('1 templates');
  expect(ok).toBe(true);
});

it('names a route to a receiver that does not exist', async () => {
  const config = file(join(temporaryFolder(), 'alertmanager.yml'), 'route: { receiver: nobody }\n');
  const { ok, output } = await checkConfig(amtool, config);
  expect(output).toContain('undefined receiver "nobody"');
  expect(ok).toBe(false);
});
