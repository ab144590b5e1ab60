package org.serviceexchange.onboarding.process.engine;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/**
 * Provides no script engine for any language. A deployment with scripts in a process is refused. This class
 * also stops scripts in decisions, and "juel" as a script language, which is not limited by {@link
 * RestrictedExpressionManager}.
 */
class DisabledScriptEngines implements ScriptEngineResolver {

    /** @return null, which the engine reports as "Can't find scripting engine" */
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
