// node validate-manifests.mjs FOLDER FILE...: checks objects of Kubernetes against its schemas, offline.
// FOLDER holds node_modules with kubernetes-models and yaml (eng/tools.sh). Unknown fields are not its business.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import path from 'node:path';

const [folder, ...files] = process.argv.slice(2);
const modules = path.resolve(folder, 'node_modules');
const { parseAllDocuments } = createRequire(path.join(modules, 'x'))('yaml');

let checked = 0;
let bad = 0;
const complain = text => { console.log(text); bad++; };
for (const file of files) {
  for (const document of parseAllDocuments(readFileSync(file, 'utf8'))) {
    for (const error of document.errors) complain(`${file}: ${error.message}`);
    const object = document.toJS();
    if (!object) continue;
    checked++;
    const where = `${file}: ${object.kind} ${object.metadata?.name}`;
    let model;
    try { model = (await import(pathToFileURL(path.join(modules, 'kubernetes-models', object.apiVersion, 'index.js'))))[object.kind]; } catch { /* told below */ }
    if (!model) { complain(`${where}: no schema of ${object.apiVersion}`); continue; }
    try { new model(object).validate(); } catch (error) { complain(`${where}: ${error.message}`); }
  }
}
console.log(bad ? `${bad} of ${checked} objects are not valid` : `${checked} objects are valid`);
process.exit(bad ? 1 : 0);
