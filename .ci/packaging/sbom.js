// Prints what is inside a release, as SPDX 2.3 (https://spdx.github.io/spdx-spec/v2.3/).
//
//   node .ci/packaging/sbom.js VERSION PROGRAM
"use strict";

const { execFileSync } = require("node:child_process");
const { createHash } = require("node:crypto");
const { readFileSync } = require("node:fs");

const [version, program] = process.argv.slice(2);
const run = (command, ...args) => execFileSync(command, args, { encoding: "utf8" }).trim();

const packages = [];
const relationships = [];

function add(name, version, details) {
    const SPDXID = `SPDXRef-${name.replace(/[^A-Za-z0-9.-]/g, "-")}`;
    packages.push({
        SPDXID, name, versionInfo: version, downloadLocation: details.from ?? "NOASSERTION", filesAnalyzed: false,
        licenseConcluded: "NOASSERTION", licenseDeclared: details.licence, copyrightText: "NOASSERTION",
        supplier: "NOASSERTION",
        ...(details.sha256 && { checksums: [{ algorithm: "SHA256", checksumValue: details.sha256 }] }),
        ...(details.purl && {
            externalRefs: [
                { referenceCategory: "PACKAGE-MANAGER", referenceType: "purl", referenceLocator: details.purl },
            ],
        }),
    });
    return SPDXID;
}

const sha256 = createHash("sha256").update(readFileSync(program)).digest("hex");
const root = add("sm-preview", version, { licence: "NOASSERTION", sha256 });
relationships.push({ spdxElementId: "SPDXRef-DOCUMENT", relationshipType: "DESCRIBES", relatedSpdxElement: root });
const contains = (id) =>
    relationships.push({ spdxElementId: root, relationshipType: "STATIC_LINK", relatedSpdxElement: id });

// Swift's own libraries, and packages of it.
const apache = "Apache-2.0 WITH Swift-exception";
const swift = run("swiftc", "--version").match(/Swift version (\S+)/)[1];
contains(add("swift", swift, { licence: apache, purl: `pkg:generic/swift@${swift}` }));
const licences = { "swift-argument-parser": apache, "swift-system": apache, "swift-collections": apache };
const pins = JSON.parse(readFileSync("Package.resolved", "utf8")).pins;
for (const { identity, location, state } of pins.sort((a, b) => (a.identity < b.identity ? -1 : 1))) {
    const address = location.replace(/\.git$/, "");
    contains(
        add(identity, state.version, {
            licence: licences[identity] ?? "Apache-2.0", from: `git+${address}@${state.revision}`,
            purl: `pkg:swift/${address.replace(/^https:\/\//, "")}@${state.version}`,
        }));
}

// Libraries of the system on which the release was made.
const system = Object.fromEntries(
    readFileSync("/etc/os-release", "utf8").split("\n").map((line) => line.replace(/"/g, "").split("=")));
for (const [name, licence] of [
    ["libcmark-dev", "BSD-2-Clause AND MIT"], ["libicu-dev", "ICU"],
    ["nettle-dev", "LGPL-3.0-or-later OR GPL-2.0-or-later"], ["libstdc++6", "GPL-3.0-or-later WITH GCC-exception-3.1"],
]) {
    const [version, architecture] = run("dpkg-query", "-W", "-f=${Version} ${Architecture}", name).split(/\s+/);
    const purl = `pkg:deb/${system.ID}/${encodeURIComponent(name)}@${encodeURIComponent(version)}?arch=${architecture}`;
    contains(add(name, version, { licence, purl }));
}

const created = new Date(Number(process.env.SOURCE_DATE_EPOCH ?? 0) * 1000).toISOString().replace(".000", "");
const document = {
    spdxVersion: "SPDX-2.3", dataLicense: "CC0-1.0", SPDXID: "SPDXRef-DOCUMENT", name: `sm-preview-${version}`,
    documentNamespace: `https://spdx.org/spdxdocs/sm-preview-${version}-${sha256}`,
    creationInfo: { created, creators: ["Tool: sm-preview .ci/dist"] }, packages, relationships,
};
console.log(JSON.stringify(document, null, 2));
