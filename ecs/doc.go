// Package ecs stores entities and their components, and queries them like a database.
package ecs

//go:generate go run ./gen
