package org.serviceexchange.onboarding.process.engine;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/**
 * No script engine for any language. {@link ModelDeploymentValidator} refuses the scripts of processes; this stops the others, those of
 * decisions, and "juel" as a language of scripts, which has none of the limits of {@link RestrictedExpressionManager}.
 */
class DisabledScriptEngines implements ScriptEngineResolver {

    /** @return null, which the engine answers with "Can't find scripting engine" */
    @Override
    public ScriptEngine getScriptEngine(String language, boolean cached) {
        return null;
    }

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {
        throw new UnsupportedOperationException("no scripts here");
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
        throw new UnsupportedOperationException("no scripts here");
    }
}
