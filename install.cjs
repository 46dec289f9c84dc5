// Runs before every npm script: checks Node's age and installs what the lock file names where it is not installed.
// Plain CommonJS without dependencies, so that even a Node which is too old can say so. Prints on standard error only:
// what a script prints on standard output is its own.
// biome-ignore-all lint/style/useNodejsImportProtocol: Node before 14.18 does not know "node:" and would not get to the sentence
const fs = require("fs");
const path = require("path");
const { spawnSync } = require("child_process");

const OLDEST_NODE = 20;
const modules = path.join(__dirname, "node_modules");
const development = process.argv.includes("--development");

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function packages(file) {
  return JSON.parse(fs.readFileSync(file, "utf8")).packages;
}

/**
 * npm keeps what it installed in node_modules/.package-lock.json. Contents are compared, not dates, which a checkout
 * changes. Packages for other platforms are absent by right.
 */
function isInstalled() {
  const record = path.join(modules, ".package-lock.json");
  if (!fs.existsSync(record)) return false;
  const wanted = packages(path.join(__dirname, "package-lock.json"));
  const installed = packages(record);
  return Object.keys(wanted).every((place) => {
    if (place === "" || (wanted[place].dev && !development)) return true;
    const found = installed[place];
    if (!found) return wanted[place].optional === true || wanted[place].devOptional === true;
    return found.version === wanted[place].version && found.integrity === wanted[place].integrity;
  });
}

function install() {
  process.stderr.write("Installing packages from package-lock.json…\n");
  // The Node in node_modules must not run the npm that replaces node_modules.
  const search = (process.env.PATH || "")
    .split(path.delimiter)
    .filter((folder) => !folder.startsWith(modules));
  const arguments_ = ["ci", "--no-audit", "--no-fund", "--loglevel=error"].concat(
    development ? ["--include=dev"] : [],
  );
  const { status, error } = spawnSync("npm", arguments_, {
    cwd: __dirname,
    env: Object.assign({}, process.env, { PATH: search.join(path.delimiter) }),
    shell: process.platform === "win32",
    stdio: ["ignore", 2, 2],
  });
  if (error)
    stop(`npm could not be started to install packages (${error.message}): install npm beside Node.`);
  if (status !== 0)
    stop("Packages could not be installed: read what npm says above, mend it and run the command again.");
}

if (Number(process.versions.node.split(".")[0]) < OLDEST_NODE)
  stop(
    `Demarche needs Node ${OLDEST_NODE} or newer and this is ${process.version}: get a newer one from https://nodejs.org.`,
  );
if (!isInstalled()) install();
if (!fs.existsSync(path.join(modules, "node", "bin")))
  stop(
    "The Node that Demarche runs on is missing, because npm skipped install scripts: run `npm rebuild node`.",
  );
