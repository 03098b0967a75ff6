//go:build js

package engine

// windowPace is how files are loaded ahead where a player sees it: a page has one thread.
const windowPace = loadByTime
