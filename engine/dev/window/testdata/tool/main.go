// Tool stands for krill dev in a test: it starts the window and ties its input and output to a connection that the test
// holds.
package main

import (
	"io"
	"log"
	"net"
	"os"
	"os/exec"
)

func main() {
	conn, err := net.Dial("tcp", os.Getenv("TEST_TOOL"))
	if err != nil {
		log.Fatal(err)
	}
	cmd := exec.Command(os.Getenv("TEST_WINDOW"))
	cmd.Stdout, cmd.Stderr = conn, os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		log.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		log.Fatal(err)
	}
	go func() {
		io.Copy(in, conn)
		in.Close()
	}()
	if err := cmd.Wait(); err != nil {
		log.Fatal(err)
	}
}
