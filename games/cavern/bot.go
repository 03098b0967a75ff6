package main

type pilot struct{}
