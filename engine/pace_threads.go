//go:build !js

package engine

// windowPace is how files are loaded ahead where a player sees it.
const windowPace = loadByOthers
