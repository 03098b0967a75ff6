// Package zipped makes a mount of a ZIP file, such as a pack of art that players have made, and trusts nothing in it.
//
//	pack, err := zipped.Open("mods/winter.zip") // an error when it is refused as a whole
//	for _, err := range pack.Refused { … }      // files in it that are left out, each with the reason
//	files := assets.New(pack.Mount(), assets.Mount{Name: "embedded files", FS: art})
//
// A game that wants all packs of its players uses assets/mods, which does this for each.
//
// A whole pack is refused when it is damaged or lies: its list and its files tell different names, sizes or ways of
// packing, files lie inside of one another, two have one name or names that differ in case alone, or it is above 1 GB,
// 10,000 files, 4 MB of names or 1 GB unpacked. A file of it is refused when its name leads out of the pack or means
// different files on different systems (an absolute one, "..", `\`, a colon), when it is a symbolic link or no plain file,
// encrypted, packed in another way than Deflate or not at all, above 256 MB, or unpacks to more than 200 times its size, as
// bombs do. All of that is known from the list alone: nothing is unpacked before, and at most 16 MB of memory are taken.
// A pack in a pack is a file like any other. What is wrong with a file's content is an error of its reading.
//
// It is a package of its own so that games without packs do not link what reads them.
//
// What it does not do: write packs (archive/zip does), or read ZIP64, which only packs need that are refused anyway.
//
// Rejected: leaving the checks to archive/zip, which reads lists of any length into memory, and takes the list's word for
// where files lie and how large they become.
package zipped
