// check-queries.mjs TABLES.json FILE…: analyses KQL queries against declared tables; prints what is wrong with them, and ends with 1 then.
// TABLES.json: {"Table": {"Column": "type"}}. The language service comes from eng/tools.sh.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../artifacts/tools/kusto/', import.meta.url));
const service = '@kusto/language-service-next/';
require(service + 'bridge.min.js');
require(service + 'Kusto.Language.Bridge.min.js');
const { GlobalState, KustoCode, Symbols } = globalThis.Kusto.Language;

const [tables, ...files] = process.argv.slice(2);
const symbols = Object.entries(JSON.parse(readFileSync(tables, 'utf8'))).map(([name, columns]) =>
    new Symbols.TableSymbol.$ctor7(name, '(' + Object.entries(columns).map(([column, type]) => `['${column}']: ${type}`).join(', ') + ')', null));
const globals = GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.$ctor1('workspace', symbols, false));

let bad = 0;
for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const found = KustoCode.ParseAndAnalyze(text, globals).GetDiagnostics();
    for (let i = 0; i < found.Count; i++, bad++) {
        const { Start, Length, Message } = found.getItem(i);
        console.log(`${file}: ${Message}: ${text.substring(Start, Start + Length)}`);
    }
}
process.exit(bad === 0 ? 0 : 1);
