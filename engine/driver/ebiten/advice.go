package ebiten

import "strings"

// advice returns what to try after an error of Ebitengine's, or nothing.
func advice(err error) string {
	if strings.Contains(err.Error(), "failed to load") {
		return "; try installing the libraries of X11 and OpenGL: on Debian " +
			"libx11-6 libxcursor1 libxext6 libxi6 libxinerama1 libxrandr2 libxrender1 libxxf86vm1 libgl1"
	}
	return ""
}
