/** Changes of JSON values as merge patches (RFC 7396), which have no way to say null: a member that becomes null is gone. */

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** The patch that makes one value of another; undefined where they are the same. */
function difference(before, after) {
	if (!isObject(before) || !isObject(after)) return stringify(before) === stringify(after) ? undefined : after;
	const patch = {};
	for (const name of Object.keys(before)) if (after[name] === undefined || (after[name] === null && before[name] !== null)) patch[name] = null;
	for (const [name, value] of Object.entries(after)) {
		if (value === undefined || value === null) continue;
		const change = name in before ? difference(before[name], value) : value;
		if (change !== undefined) patch[name] = change;
	}
	return Object.keys(patch).length ? patch : undefined;
}

/** The patch that changes what stands at a path; undefined in the value's place takes it away. A list is written anew. */
function patchAt(value, [name, ...rest], change) {
	if (Array.isArray(value)) return changedAt(value, [name, ...rest], change);
	return { [name]: rest.length ? patchAt(value?.[name], rest, change) : change === undefined ? null : change };
}

/** A value with a change at a path. */
function changedAt(value, [name, ...rest], change) {
	const copy = Array.isArray(value) ? [...value] : { ...value };
	if (rest.length) copy[name] = changedAt(copy[name], rest, change);
	else if (change !== undefined) copy[name] = change;
	else if (Array.isArray(copy)) copy.splice(name, 1);
	else delete copy[name];
	return copy;
}

const idNames = ["public_id", "external_product_id", "id"];
/** What a row is known by, in whichever order they stand. */
const idIn = (row) => isObject(row) ? idNames.map((name) => row[name]).find((id) => id !== undefined) : undefined;

/** A patch without secrets: in their place it has what the page had there before, which are stand-ins. */
function withoutSecrets(patch, base, isSecret) {
	if (Array.isArray(patch)) {
		return patch.map((each, index) => withoutSecrets(each, Array.isArray(base) ? base.find((row) => idIn(each) !== undefined && idIn(row) === idIn(each)) ?? base[index] : undefined, isSecret));
	}
	if (!isObject(patch)) return patch;
	return Object.fromEntries(Object.entries(patch).flatMap(([name, value]) => {
		if (!isSecret(name)) return [[name, withoutSecrets(value, base?.[name], isSecret)]];
		return base?.[name] === undefined ? [] : [[name, base[name]]];
	}));
}
