package main

import (
	"path/filepath"
	"strings"
)

// androidAPI is the oldest Android that a bound game runs on: 6.0.
const androidAPI = "23"

// binder is the program that binds a package to an app.
const binder = "github.com/hajimehoshi/ebiten/v2/cmd/ebitenmobile"

// phone is what a game is bound for.
type phone struct {
	os   string // android or ios, as Go calls them
	name string // of the game
	id   string // of the app
}

// phoneEnv makes the go command see a package as a phone's compiler would.
func phoneEnv(system string) []string {
	return []string{"GOOS=" + system, "GOARCH=arm64", "CGO_ENABLED=1", "GOWORK=off"}
}

// lack is something of a phone's kit that is not on this machine.
type lack struct{ what, try string }

// lacks lists what of the phone's kit is not on this machine.
func (p phone) lacks(m machine) []lack {
	if p.os == "ios" {
		return lacksIOS(m)
	}
	return lacksAndroid(m)
}

func lacksIOS(m machine) []lack {
	switch {
	case m.goos != "darwin":
		return []lack{{"no macOS", "a Mac with Xcode, for Apple's kit runs nowhere else"}}
	case !m.look("xcrun"):
		return []lack{{"no xcrun", "installing Xcode from the App Store"}}
	}
	return nil
}

func lacksAndroid(m machine) []lack {
	var list []lack
	sdk := androidSDK(m)
	if sdk == "" {
		list = append(list, lack{"no Android SDK", "installing Android Studio from https://developer.android.com/studio and setting ANDROID_HOME to its SDK"})
	} else if !m.files(filepath.Join(sdk, "platforms", "android-*", "android.jar")) {
		list = append(list, lack{"no platform in the SDK at " + sdk, `sdkmanager "platforms;android-35"`})
	}
	if !hasNDK(m, sdk) {
		list = append(list, lack{"no NDK", `sdkmanager "ndk;27.2.12479018", or setting ANDROID_NDK_HOME`})
	}
	if !m.look("javac") {
		list = append(list, lack{"no javac", "installing a JDK, 17 or newer"})
	}
	return list
}

// told puts lacks into one sentence's two halves.
func told(list []lack) (what, try string) {
	var whats, tries []string
	for _, l := range list {
		whats, tries = append(whats, l.what), append(tries, l.try)
	}
	return strings.Join(whats, ", "), strings.Join(tries, ", ")
}

// androidSDK finds the folder of the kit, by the two variables that name it and where it is put by itself.
func androidSDK(m machine) string {
	for _, name := range []string{"ANDROID_HOME", "ANDROID_SDK_ROOT"} {
		if dir := m.env(name); dir != "" {
			return dir
		}
	}
	usual := map[string]string{
		"windows": filepath.Join(m.env("USERPROFILE"), "AppData", "Local", "Android", "sdk"),
		"darwin":  filepath.Join(m.env("HOME"), "Library", "Android", "sdk"),
	}
	dir := usual[m.goos]
	if dir == "" {
		dir = filepath.Join(m.env("HOME"), "Android", "Sdk")
	}
	if !m.files(dir) {
		return ""
	}
	return dir
}

func hasNDK(m machine, sdk string) bool {
	if dir := m.env("ANDROID_NDK_HOME"); dir != "" {
		return m.files(dir)
	}
	return sdk != "" && (m.files(filepath.Join(sdk, "ndk", "*")) || m.files(filepath.Join(sdk, "ndk-bundle")))
}

// bindArgs are the arguments of go that bind the package in the current folder and write into dir.
func (p phone) bindArgs(dir string) []string {
	args := []string{"run", "-mod=mod", binder, "bind", "-target", p.os, "-trimpath", "-ldflags=-s -w", noFusing}
	if p.os == "ios" {
		return append(args, "-o", filepath.Join(dir, "Game.xcframework"), ".")
	}
	return append(args, "-androidapi", androidAPI, "-javapkg", p.id, "-o", filepath.Join(dir, p.libraryName()), ".")
}

func (p phone) libraryName() string { return moduleName(p.name) + ".aar" }

// environment names the kit as the binder wants it named.
func (p phone) environment(m machine) []string {
	if p.os == "ios" {
		return []string{"GOWORK=off"}
	}
	return []string{"GOWORK=off", "ANDROID_HOME=" + androidSDK(m)}
}

func findAndroid(m machine) finding {
	if what, try := told(lacksAndroid(m)); what != "" {
		return missing(what+", which is for krill mobile --android", try)
	}
	return found(androidSDK(m))
}

func findIOS(m machine) finding {
	if m.goos != "darwin" {
		return found("not here: Apple's kit runs on macOS only")
	}
	if what, try := told(lacksIOS(m)); what != "" {
		return missing(what+", which is for krill mobile --ios", try)
	}
	return found("Xcode")
}
