import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'mocha';
import manifest from '../package.json';
import texts from '../package.nls.json';
import { agentTools } from '../src/engine/index';
import { commands, contextKeys, section, settings, views } from '../src/vscode/names';

const { contributes } = manifest;
const manifestText = JSON.stringify(manifest);

function sorted(names: Iterable<string>): readonly string[] {
  return [...names].sort();
}

suite('The extension’s manifest', () => {
  test('names the commands that the code names, and no others', () => {
    assert.deepEqual(sorted(contributes.commands.map(({ command }) => command)), sorted(Object.values(commands)));
  });

  test('names the views that the code names', () => {
    assert.deepEqual(Object.keys(contributes.views), [views.container]);
    assert.deepEqual(
      contributes.views.preflight.map(({ id }) => id),
      [views.checklist, views.learningPath],
    );
  });

  test('names the settings that the code reads, and no others', () => {
    const read = Object.values(settings).map(name => `${section}.${name}`);
    assert.deepEqual(sorted(Object.keys(contributes.configuration.properties)), sorted(read));
  });

  test('goes by context keys that the code sets', () => {
    const used =
      manifestText.match(
        /preflight\.(?:state|scanning|filtered|touring|hasScanned|hasSeenList|hasDone|hasSilenced|inCi)\b/g,
      ) ?? [];
    assert.deepEqual(sorted(new Set(used)), sorted(Object.values(contextKeys)));
  });

  test('gives every setting a default and a description', () => {
    for (const [name, property] of Object.entries(contributes.configuration.properties)) {
      assert.ok('default' in property, `${name} has no default`);
      assert.ok('markdownDescription' in property, `${name} has no description`);
    }
  });

  test('gives every command a category, and keeps out of the palette what needs a row', () => {
    const hidden = contributes.menus.commandPalette
      .filter(({ when }) => when === 'false')
      .map(({ command }) => command);
    const { scan, cancelScan, showLog, explainRule, showReport, pickTime, filterFile, showAllFiles } = commands;
    const { startTour, exportTour, nextPlace, previousPlace, endTour, exportReadiness, exportBadge, graduate } =
      commands;
    const ofViews = [pickTime, filterFile, showAllFiles, startTour, nextPlace, previousPlace, endTour];
    const { showConfiguration, rebuildHistory, toggleChangedLines, tryRule } = commands;
    const ofProject = [showConfiguration, rebuildHistory, toggleChangedLines, tryRule];
    const others = [exportReadiness, exportTour, exportBadge, graduate, ...ofProject];
    const forPeople: readonly string[] = [scan, cancelScan, showLog, explainRule, showReport, ...ofViews, ...others];
    for (const { command, category } of contributes.commands) {
      assert.equal(category, 'Preflight');
      assert.equal(hidden.includes(command), !forPeople.includes(command), command);
    }
  });

  test('has a walkthrough whose pictures are there, are described and take the colours of the theme', () => {
    const [walkthrough, ...others] = contributes.walkthroughs;
    assert.equal(others.length, 0);
    assert.equal(walkthrough?.steps.length, 5);
    for (const { id, media, completionEvents } of walkthrough.steps) {
      const picture = readFileSync(media.svg, 'utf8');
      assert.match(picture, /<title>/, id);
      assert.match(picture, /var\(--vscode-/, id);
      assert.doesNotMatch(picture, /#[0-9a-f]{3,6}"|https?:\/\/(?!www\.w3\.org\/2000\/svg)/i, id);
      assert.equal(media.altText, `%walkthrough.${id}.alt%`);
      assert.ok(completionEvents.length > 0, id);
    }
  });

  test('links in its texts only to commands that are there', () => {
    const own: readonly string[] = [...Object.values(commands), ...Object.values(views).map(view => `${view}.focus`)];
    const linked = [...JSON.stringify(texts).matchAll(/command:([\w.]+)/g)].map(([, name = '']) => name);
    const strangers = linked.filter(name => name.startsWith('preflight.') && !own.includes(name));
    assert.ok(linked.length > 5);
    assert.deepEqual(strangers, []);
  });

  test('says every text in package.nls.json, and nothing stands there that is not said', () => {
    const used = [...manifestText.matchAll(/"%([^%"]+)%"/g)].map(([, key = '']) => key);
    assert.deepEqual(sorted(new Set(used)), sorted(Object.keys(texts)));
  });

  test('offers the engine’s tools to language models, word for word, and a skill that says when to use them', () => {
    const said = new Map(Object.entries(texts).map(([key, text]) => [`%${key}%`, text]));
    const told = contributes.languageModelTools.map(({ name, displayName, modelDescription, inputSchema }) => {
      return { name, title: said.get(displayName), description: modelDescription, inputSchema };
    });
    const ours = agentTools.map(({ name, title, description, inputSchema }) => {
      return { name, title, description, inputSchema };
    });
    assert.deepEqual(told, JSON.parse(JSON.stringify(ours)));
    for (const { path: file } of contributes.chatSkills) {
      const [, name] = /^---\nname: (\S+)\ndescription: [^]+?\n---\n/.exec(readFileSync(file, 'utf8')) ?? [];
      assert.equal(name, path.basename(path.dirname(file)));
      assert.match(readFileSync(file, 'utf8'), /preflight_verify_check/);
    }
  });

  test('names files that are there', () => {
    const files = [
      ...contributes.chatSkills.map(({ path: file }) => file),
      manifest.icon,
      ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
      ...contributes.views.preflight.map(({ icon }) => icon),
      ...contributes.yamlValidation.map(({ url }) => url),
      ...contributes.jsonValidation.map(({ url }) => url),
    ];
    for (const file of files) assert.ok(existsSync(file), `${file} is missing`);
  });

  test('is named whole by the tests in a real VS Code: commands, views, settings, menus and tools', () => {
    const folder = 'test/vscode';
    const told = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.test.ts'))
      .map(file => readFileSync(path.join(folder, file), 'utf8'))
      .join('\n');
    const named = (group: string, names: Readonly<Record<string, string>>): readonly string[] =>
      Object.entries(names).flatMap(([key, name]) =>
        told.includes(`${group}.${key}`) || told.includes(`'${name}'`) ? [] : [name],
      );
    assert.deepEqual(named('commands', commands), []);
    assert.deepEqual(named('views', views), []);
    assert.deepEqual(named('settings', settings), []);
    assert.deepEqual(named('tools', Object.fromEntries(agentTools.map(({ name }) => [name, name]))), []);
    assert.ok(told.includes("menus['view/item/context']"));
  });
});
