// Package tune reads and changes the text of tuned values, assets/tune.toml, and the tags that say in what range they lie:
//
//	# what the ship can do
//	[ship]
//	Thrust = 240 # pixels per s²
//	Gun.Rate = 0.25
//
// It is what engine.Tune, krill dev and krill bake share; a game uses engine.Tune.
//
//   - What a text says: [Parse]
//   - Change it, its comments and its order kept: [File.Edit]
//   - A value as text: [Value.String]
//   - A tag of a field, `tune:"50..400,step=5"`: [ParseTag]
//
// The text is a small part of TOML: sections, numbers, truth values, strings on one line, lists of numbers on one line,
// and comments. What else TOML has is an error that says so: dates, lists of other things and over several lines, tables
// in braces, lists of tables, quoted keys, infinite numbers. For tables of enemies and the like use assets/toml, which
// takes all of it, and which is ten times as large in a page: that is why this package is there.
package tune
