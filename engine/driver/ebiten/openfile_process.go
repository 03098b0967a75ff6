//go:build !js

package ebiten

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// openFile lets the player choose a file, by a program that comes with his desktop, and drop files from now on. It
// returns at once. An empty ending is for drops alone.
func (a *answers) openFile(ending string) {
	a.takes = true
	if ending != "" {
		go a.choose(choosers(ending))
	}
}

// choosers lists what can ask for a file and prints its path, the best first.
func choosers(ending string) [][]string {
	switch runtime.GOOS {
	case "darwin":
		return [][]string{{"osascript", "-e", "POSIX path of (choose file)"}}
	case "windows":
		return [][]string{{"powershell", "-NoProfile", "-STA", "-Command", "Add-Type -AssemblyName System.Windows.Forms;" +
			"$d = New-Object System.Windows.Forms.OpenFileDialog; $d.Filter = '*" + ending + "|*" + ending + "|*|*';" +
			"if ($d.ShowDialog() -ne 'OK') { exit 1 }; [Console]::OutputEncoding = [Text.Encoding]::UTF8; $d.FileName"}}
	case "android", "ios":
		return nil
	}
	return [][]string{{"zenity", "--file-selection", "--file-filter=*" + ending, "--file-filter=*"}, {"kdialog", "--getopenfilename", ".", "*" + ending}}
}

// choose asks by the first program that is there. Who cancels is not answered.
func (a *answers) choose(programs [][]string) {
	for _, p := range programs {
		cmd := exec.Command(p[0], p[1:]...)
		hideConsole(cmd)
		said, err := cmd.Output()
		if exit := new(exec.ExitError); errors.As(err, &exit) {
			return
		}
		if err != nil {
			continue // it is not installed
		}
		a.read(strings.TrimRight(string(said), "\r\n"))
		return
	}
	failed := "there is no program here that asks for a file; try dropping it onto the window"
	if runtime.GOOS == "android" || runtime.GOOS == "ios" {
		failed = "on phones no file can be chosen"
	}
	a.opened("", nil, errors.New(failed))
}

// read answers with the file at a path.
func (a *answers) read(path string) {
	f, err := os.Open(path)
	if err != nil {
		a.opened(filepath.Base(path), nil, err)
		return
	}
	defer f.Close()
	data, err := readOpened(f)
	a.opened(filepath.Base(path), data, err)
}
